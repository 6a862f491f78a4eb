/**
 * Writes each element's API tables into its page, between `<!-- api -->` and `<!-- /api -->`, from the comments
 * in its class: `<ado-connect>` is described in docs/connect.md, `<ado-work-items>` in docs/work-items.md. With
 * `--check` it writes nothing and fails where a page is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { run } from './run.mjs';

const pathOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const check = process.argv.includes('--check');

await run('cem', 'analyze', '--quiet');
const manifest = JSON.parse(readFileSync(pathOf('custom-elements.json'), 'utf8'));
const stale = [];
for (const tag of ['ado-connect', 'ado-work-items']) {
  const file = `docs/${tag.replace(/^ado-/, '')}.md`;
  const element = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find((declaration) => declaration.customElement && declaration.tagName === tag);
  if (!element) fail(`No class in src has the tag name ${tag} (@tagname in its comment).`);
  if (!existsSync(pathOf(file)))
    fail(`${file} is missing; it needs the lines <!-- api --> and <!-- /api -->.`);
  const before = readFileSync(pathOf(file), 'utf8');
  const after = await pretty(replaceBetweenMarkers(before, tables(element), file), file);
  if (before === after) continue;
  if (check) stale.push(file);
  else writeFileSync(pathOf(file), after);
}
if (stale.length) fail(`Out of date: ${stale.join(', ')}. Run npm run docs and commit the result.`);

function tables(element) {
  const fields = (element.members ?? []).filter(({ kind }) => kind === 'field');
  const methods = (element.members ?? []).filter(({ kind }) => kind === 'method');
  const attributeOf = new Map((element.attributes ?? []).map(({ name, fieldName }) => [fieldName, name]));
  return [
    table('Properties', ['Property', 'Attribute', 'Type', 'Default', 'Meaning'], fields, (field) => [
      code(field.name),
      code(field.attribute ?? attributeOf.get(field.name)),
      code(field.type?.text),
      code(field.default),
      words(field),
    ]),
    table('Methods', ['Method', 'Meaning'], methods, (method) => [code(signature(method)), words(method)]),
    table('Events', ['Event', 'Class', 'Meaning'], element.events, (event) => [
      code(event.name),
      code(event.type?.text),
      words(event),
    ]),
    table('Slots', ['Slot', 'Meaning'], element.slots, (slot) => [
      slot.name ? code(slot.name) : '(default)',
      words(slot),
    ]),
    table('Parts', ['Part', 'Meaning'], element.cssParts, (part) => [code(part.name), words(part)]),
    table('Custom properties', ['Property', 'Default', 'Meaning'], element.cssProperties, (property) => [
      code(property.name),
      code(property.default),
      words(property),
    ]),
    table('States', ['State', 'Meaning'], element.cssStates, (state) => [
      code(`:state(${state.name})`),
      words(state),
    ]),
  ].join('');
}

function table(title, columns, rows = [], cellsOf) {
  if (!rows.length) return '';
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return `### ${title}\n\n${line(columns)}${line(columns.map(() => '---'))}${rows.map((row) => line(cellsOf(row))).join('')}\n`;
}

function signature({ name, parameters = [], return: result }) {
  const list = parameters.map(
    (parameter) => `${parameter.name}${parameter.optional ? '?' : ''}: ${parameter.type?.text ?? 'unknown'}`,
  );
  return `${name}(${list.join(', ')})${result?.type ? `: ${result.type.text}` : ''}`;
}

function code(text) {
  return text === undefined ? '' : `\`${escape(text)}\``;
}

function words({ description = '', deprecated, readonly }) {
  const marks = `${deprecated ? '**Deprecated.** ' : ''}${readonly ? 'Read-only. ' : ''}`;
  return escape(marks + description);
}

/** A bar would end the cell, and a line the row. */
function escape(text) {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function replaceBetweenMarkers(text, content, file) {
  const markers = /(<!-- api -->).*?(<!-- \/api -->)/s;
  if (!markers.test(text)) fail(`${file} needs the lines <!-- api --> and <!-- /api -->.`);
  return text.replace(markers, (_all, open, close) => `${open}\n\n${content}\n${close}`);
}

async function pretty(text, file) {
  return format(text, { ...(await resolveConfig(pathOf(file))), filepath: pathOf(file) });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
