import type { OrganizationStore } from './store';

/**
 * State that one resource keeps for each world's organization: made on first use, gone with the world.
 * A resource that nobody asks for costs nothing.
 */
export function perOrganization<State>(
  make: (organization: OrganizationStore) => State,
): (organization: OrganizationStore) => State {
  const states = new WeakMap<OrganizationStore, State>();
  return ({ whole }) => {
    let state = states.get(whole);
    if (state === undefined) {
      state = make(whole);
      states.set(whole, state);
    }
    return state;
  };
}
