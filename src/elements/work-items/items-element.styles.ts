import { css } from 'lit';

/** The frame around the list: toolbar, the place to connect, the choice of a project. */
export const frameStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 20rem;
    block-size: 36rem;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  :host([hidden]) {
    display: none !important;
  }

  .ellipsis {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .muted {
    color: var(--_muted);
  }

  p,
  h2 {
    margin: 0;
  }

  h2 {
    font-size: 1.125em;
    font-weight: 600;
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.25);
    border-block-end: 1px solid var(--_line);

    .search {
      position: relative;
      flex: 1 1 14rem;
      max-inline-size: 28rem;

      .input {
        padding-inline-start: 2.125rem;

        &::-webkit-search-cancel-button {
          filter: grayscale(1);
        }
      }

      .glyph {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 0.625rem;
        margin-block: auto;
        inline-size: 1rem;
        block-size: 1rem;
        fill: var(--_muted);
        pointer-events: none;
      }
    }

    .project {
      min-inline-size: 0;
      max-inline-size: 14rem;
    }

    .new {
      margin-inline-start: auto;
    }
  }

  @container (width < 40rem) {
    .toolbar {
      flex-wrap: nowrap;

      .new .ellipsis {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        clip-path: inset(50%);
      }

      &:has(.project) {
        flex-wrap: wrap;

        .search {
          flex-basis: 100%;
          max-inline-size: none;
        }
      }
    }
  }

  .connect-place {
    display: grid;
    flex: 1;
    align-content: center;
    justify-content: center;
    grid-template-columns: minmax(0, 36rem);
    padding: calc(var(--_space) * 2);

    &.banner {
      flex: none;
      grid-template-columns: minmax(0, 1fr);
      padding: var(--_space);
      border-block-end: 1px solid var(--_line);
    }
  }

  .picker {
    flex: 1;
    overflow: auto;
    padding: calc(var(--_space) * 4) calc(var(--_space) * 3);
    inline-size: min(100%, 34rem);
    margin-inline: auto;
    display: grid;
    align-content: center;
    gap: var(--_space);

    .projects {
      display: grid;
      gap: var(--_space);
      margin: var(--_space) 0 0;
      padding: 0;
      list-style: none;
    }

    .project {
      inline-size: 100%;
      min-block-size: 3rem;
      justify-content: flex-start;
      gap: 0.75rem;
    }
  }

  .avatar {
    flex: none;
    display: inline-grid;
    place-content: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    border-radius: 50%;
    border: 1px solid color-mix(in oklab, var(--_accent) 25%, var(--_surface));
    background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
    color: var(--_text);
    font-size: 0.6875em;
    font-weight: 600;

    &.square {
      border-radius: 0.25rem;
      font-size: 0.8125em;
    }
  }

  @container (width < 40rem) {
    .picker {
      align-content: start;
    }
  }

  .late {
    animation: appear 0s 200ms both;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
`;
