/**
 * What the stand-in answers although Microsoft's files of these three areas do not describe it: method, and path
 * below `_apis/`.
 */
export const unpublished: readonly { call: RegExp; reason: string }[] = [
  {
    call: /^OPTIONS /,
    reason: 'Route discovery: all of Microsoft’s clients start with it; in no specification.',
  },
  { call: /^GET resourceareas(\/|$)/, reason: 'Tells which host serves which area; in no specification.' },
  { call: /^GET projectcollections/, reason: 'In Microsoft’s clients; no longer in the specification.' },
  { call: /^GET connectiondata$/, reason: 'Used by all of Microsoft’s clients; in no specification.' },
  { call: /^POST identitypicker\/identities$/, reason: 'Used by the web portal; in no specification.' },
  { call: /^GET identities$/, reason: 'Published in the area “ims”, which is not at hand.' },
  { call: /^\w+ graph\//, reason: 'Published in the area “graph”, which is not at hand.' },
  {
    call: /^GET (profile\/profiles\/|accounts$)/,
    reason: 'Published in “profile” and “account”, which are not at hand.',
  },
  { call: /^\w+ work\/(?!accountmywork)/, reason: 'Published in the area “work”, which is not at hand.' },
  {
    call: /^DELETE wit\/attachments\//,
    reason: 'Published from 7.2 on; the specification at hand is of 7.1.',
  },
  { call: /^(PATCH|POST) wit\/\$batch$/, reason: 'Described in prose only; its parts are texts.' },
];
