import { css } from 'lit';

/** Rows of a narrow list: two lines each, with everything the table shows. `row-window.ts` says when. */
export const cardStyles = css`
  .cards {
    .head {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .row[data-id] {
      grid-template-columns: auto auto minmax(0, 1fr) auto auto 2.75rem;
      grid-template-rows: 1fr 1fr;
      grid-template-areas:
        'title title title title title menu'
        'id state tags assigned changed menu';
      block-size: 76px;
      padding-block: 0.375rem;
    }

    .title {
      grid-area: title;
    }

    .id {
      grid-area: id;
      padding-inline-end: 0;
    }

    .state {
      grid-area: state;
    }

    .assigned-to {
      grid-area: assigned;
      padding-inline: 0.25rem;

      .muted {
        display: none;
      }
    }

    .tags {
      grid-area: tags;
      padding-inline: 0;

      .tag {
        flex: none;
        max-inline-size: 100%;
      }

      .tag.more {
        display: none;
      }
    }

    .changed-date {
      grid-area: changed;
    }

    .menu {
      grid-area: menu;
    }

    .bones .row {
      block-size: 76px;
    }

    .state.editing {
      padding-inline-start: 0.5rem;
    }

    .absent {
      grid-area: title;
    }
  }
`;
