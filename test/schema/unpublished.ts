/** What the stand-in answers although Microsoft's files of these three areas do not describe it. */
export const unpublished: readonly { path: RegExp; reason: string }[] = [
  { path: /^connectiondata$/, reason: 'Used by all of Microsoft’s clients; in no published specification.' },
  {
    path: /^(location|core|wit|work)?$/,
    reason: 'Route discovery by OPTIONS; in no published specification.',
  },
  { path: /^resourceareas/, reason: 'Used by all of Microsoft’s clients; in no published specification.' },
  {
    path: /^projectcollections/,
    reason: 'In Microsoft’s clients; no longer in the published specification.',
  },
  { path: /^identitypicker\/identities$/, reason: 'Used by the web portal; in no published specification.' },
  { path: /^identities$/, reason: 'Published in the area “ims”, which is not at hand.' },
  { path: /^work\/(?!accountmywork)/, reason: 'Published in the area “work”, which is not at hand.' },
  { path: /^wit\/\$batch$/, reason: 'Described in prose only; its parts are texts.' },
];
