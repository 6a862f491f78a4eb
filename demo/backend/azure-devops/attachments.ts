import { json } from '../core/http';
import { uuidOf } from '../data/random';
import { AzureDevOpsError, badRequest, wrongContentType } from './errors';
import { isTrue, type Call, type Route } from './router';
import { perOrganization } from './per-organization';
import { attachmentUrl } from './relations';

const MOST_BYTES = 60 * 1024 * 1024;
const BINARY = 'application/octet-stream';

interface Upload {
  readonly fileName: string;
  /** What has come so far; a chunked upload has gaps until its last chunk. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each chunk of a chunked upload begins, and how long it is; undefined once all is there. */
  chunks?: Map<number, number> | undefined;
}

const uploadsOf = perOrganization(() => new Map<string, Upload>());
const uploadCount = perOrganization(() => ({ value: 0 }));

/** `uploadType=simple` brings the bytes; `chunked` only makes room for them. */
async function create(call: Call): Promise<Response> {
  const { organization, query, request } = call;
  const fileName = query('fileName') ?? 'attachment';
  const uploads = uploadsOf(organization);
  const isChunked = query('uploadType')?.toLowerCase() === 'chunked';
  const bytes = isChunked ? new Uint8Array() : await readBytes(request);
  const number = (uploadCount(organization).value += 1);
  const id = uuidOf(`attachment ${organization.name} ${number} ${fileName}`);
  uploads.set(id, { fileName, bytes, chunks: isChunked ? new Map<number, number>() : undefined });
  return json({ id, url: attachmentUrl(organization, id, fileName) }, 201);
}

/** One chunk: `Content-Range: bytes a-b/total`; they may come in any order, and again. */
async function uploadChunk(call: Call): Promise<Response> {
  const upload = find(call);
  const range = call.request.headers.get('content-range') ?? '';
  const [, from = '', to = '', total = ''] = /^bytes (\d+)-(\d+)\/(\d+)$/i.exec(range) ?? [];
  const chunk = await readBytes(call.request);
  if (!total || Number(to) - Number(from) + 1 !== chunk.length || Number(to) >= Number(total)) {
    throw badRequest(`The Content-Range header "${range}" does not fit the content.`);
  }
  if (Number(total) > MOST_BYTES) throw tooLarge();
  const { chunks } = upload;
  if (!chunks) throw badRequest('The attachment is complete already.');
  if (chunks.size === 0) upload.bytes = new Uint8Array(Number(total));
  if (upload.bytes.length !== Number(total)) throw badRequest('The chunks disagree about the total length.');
  upload.bytes.set(chunk, Number(from));
  chunks.set(Number(from), chunk.length);
  const received = [...chunks.values()].reduce((sum, length) => sum + length, 0);
  if (received >= upload.bytes.length) upload.chunks = undefined;
  const id = call.params['id'] ?? '';
  return json({ id, url: attachmentUrl(call.organization, id, upload.fileName) });
}

function download(call: Call): Response {
  const { fileName, bytes, chunks } = find(call);
  if (chunks) throw attachmentNotFound(call.params['id'] ?? '');
  const name = call.query('fileName') ?? fileName;
  const disposition = isTrue(call.query('download')) ? 'attachment' : 'inline';
  return new Response(bytes, {
    headers: {
      'content-type': BINARY,
      'content-length': String(bytes.length),
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
    },
  });
}

/** In the specification from 7.2 on. */
function remove(call: Call): Response {
  find(call);
  uploadsOf(call.organization).delete((call.params['id'] ?? '').toLowerCase());
  return new Response(null, { status: 204 });
}

function find({ organization, params }: Call): Upload {
  const id = params['id']?.toLowerCase() ?? '';
  const upload = uploadsOf(organization).get(id);
  if (!upload) throw attachmentNotFound(id);
  return upload;
}

/** How large an uploaded file is; undefined if nobody uploaded it, or not all of it. */
export function attachmentSize(organization: Call['organization'], url: string): number | undefined {
  const id = /\/attachments\/([\da-f-]{36})/i.exec(url)?.[1]?.toLowerCase();
  const upload = id ? uploadsOf(organization).get(id) : undefined;
  return upload?.chunks ? undefined : upload?.bytes.length;
}

async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  if (type.toLowerCase() !== BINARY) throw wrongContentType(request, type, BINARY);
  const bytes = new Uint8Array(await request.clone().arrayBuffer());
  if (bytes.length > MOST_BYTES) throw tooLarge();
  return bytes;
}

function attachmentNotFound(id: string): AzureDevOpsError {
  return new AzureDevOpsError(
    404,
    'AttachmentNotFoundException',
    `VS403352: The attachment ${id} does not exist.`,
  );
}

function tooLarge(): AzureDevOpsError {
  return badRequest('TF237082: The file is larger than the limit of 60 MB.', 'AttachmentTooLargeException');
}

const path = 'wit/attachments/:id';

export const attachmentRoutes: readonly Route[] = [
  { method: 'POST', path: 'wit/attachments', contentType: BINARY, handle: create },
  { method: 'GET', path, handle: download },
  { method: 'PUT', path, contentType: BINARY, handle: uploadChunk },
  { method: 'DELETE', path, preview: true, handle: remove },
];
