import { World } from './world';

export interface SeedOptions {
  seed?: number | undefined;
  items?: number | undefined;
}

/** All worlds of one stand-in, each made on first use. */
export class Worlds {
  readonly #worlds = new Map<string, World>();
  readonly #options: SeedOptions;

  constructor(options: SeedOptions) {
    this.#options = options;
  }

  get(name: string): World {
    let world = this.#worlds.get(name);
    if (!world) {
      world = new World(name, this.#options);
      this.#worlds.set(name, world);
    }
    return world;
  }
}
