import { json } from '../../core/http';
import type { StateCategory } from '../../data/processes/model';
import { uuidOf } from '../../data/random';
import { AzureDevOpsError } from '../errors';
import { jsonList } from '../page';
import { teamOf, type Call, type Route } from '../router';
import { apiUrl } from '../urls';
import { levelsFor } from './backlog-configuration';
import type { BacklogLevel } from './levels';
import { workLinks, workUrl } from './urls';

type ColumnType = 'incoming' | 'inProgress' | 'outgoing';

interface Column {
  readonly name: string;
  readonly columnType: ColumnType;
  readonly stateMappings: Readonly<Record<string, string>>;
}

/** The id of the lane that every board has. */
const DEFAULT_LANE = '00000000-0000-0000-0000-000000000000';

const KINDS: Readonly<Record<StateCategory, ColumnType | undefined>> = {
  Proposed: 'incoming',
  InProgress: 'inProgress',
  Resolved: 'inProgress',
  Completed: 'outgoing',
  Removed: undefined,
};

function boardsOf(call: Call): readonly (readonly [id: string, level: BacklogLevel])[] {
  const { id } = teamOf(call);
  const levels = levelsFor(call).filter(({ type }) => type !== 'task');
  return levels.map((level) => [uuidOf(`board ${id} ${level.id}`), level] as const);
}

function boardIn(call: Call): readonly [id: string, level: BacklogLevel] {
  const wanted = call.params['board']?.toLowerCase() ?? '';
  const board = boardsOf(call).find(([id, { name }]) => id === wanted || name.toLowerCase() === wanted);
  if (board) return board;
  throw new AzureDevOpsError(404, 'BoardDoesNotExistException', `There is no board "${wanted}".`);
}

/** A column for each state of the usual type; the first is where items come in, the last where they leave. */
function columnsOf({ types }: BacklogLevel): readonly Column[] {
  const states = (types[0]?.states ?? []).filter(({ category }) => category !== 'Removed');
  return states.map(({ name, category }, index) => {
    const columnType = index === 0 ? 'incoming' : (KINDS[category] ?? 'inProgress');
    const mapped = types.map((type) => {
      const same = type.states.find((state) => state.name === name);
      const like = same ?? type.states.find((state) => state.category === category) ?? type.states[0];
      return [type.name, like?.name ?? name] as const;
    });
    return {
      name,
      columnType: columnType === 'incoming' && index > 0 ? 'inProgress' : columnType,
      stateMappings: Object.fromEntries(mapped),
    };
  });
}

function presentColumns(boardId: string, level: BacklogLevel): readonly Record<string, unknown>[] {
  return columnsOf(level).map(({ name, columnType, stateMappings }) => ({
    id: uuidOf(`column ${boardId} ${name}`),
    name,
    itemLimit: columnType === 'inProgress' ? 5 : 0,
    stateMappings,
    ...(columnType === 'inProgress' ? { isSplit: false, description: '' } : {}),
    columnType,
  }));
}

const lanes = [{ id: DEFAULT_LANE, name: null }];

function listBoards(call: Call): Response {
  return jsonList(boardsOf(call).map(([id, { name }]) => ({ id, url: workUrl(call, `boards/${id}`), name })));
}

function getBoard(call: Call): Response {
  const [id, level] = boardIn(call);
  const columns = columnsOf(level);
  const field = (name: string) => {
    const referenceName = `WEF_${id.replaceAll('-', '').toUpperCase()}_Kanban.${name}`;
    return { referenceName, url: apiUrl(call.organization.name, `wit/fields/${referenceName}`) };
  };
  const states = (kind: ColumnType) =>
    Object.fromEntries(
      level.types.map(({ name }) => {
        const mapped = columns.filter(({ columnType }) => columnType === kind);
        return [name, [...new Set(mapped.map(({ stateMappings }) => stateMappings[name]))]] as const;
      }),
    );
  return json({
    id,
    url: workUrl(call, `boards/${id}`),
    name: level.name,
    revision: 0,
    columns: presentColumns(id, level),
    rows: lanes,
    isValid: true,
    allowedMappings: {
      Incoming: states('incoming'),
      InProgress: states('inProgress'),
      Outgoing: states('outgoing'),
    },
    canEdit: true,
    fields: { columnField: field('Column'), rowField: field('Lane'), doneField: field('Column.Done') },
    _links: workLinks(call, `boards/${id}`, { columns: `boards/${id}/columns`, rows: `boards/${id}/rows` }),
  });
}

function listColumns(call: Call): Response {
  return jsonList(presentColumns(...boardIn(call)));
}

function listLanes(call: Call): Response {
  boardIn(call);
  return jsonList(lanes);
}

/** Names of columns that the boards of a project use. */
function suggestColumns(call: Call): Response {
  const names = boardsOf(call).flatMap(([, level]) => columnsOf(level).map(({ name }) => name));
  return jsonList([...new Set(names)].sort().map((name) => ({ name })));
}

function suggestLanes(): Response {
  return jsonList([]);
}

export const boardRoutes: readonly Route[] = [
  { method: 'GET', path: 'work/boards', needsProject: true, handle: listBoards },
  { method: 'GET', path: 'work/boards/:board', needsProject: true, handle: getBoard },
  { method: 'GET', path: 'work/boards/:board/columns', needsProject: true, handle: listColumns },
  { method: 'GET', path: 'work/boards/:board/rows', needsProject: true, handle: listLanes },
  { method: 'GET', path: 'work/boardcolumns', needsProject: true, handle: suggestColumns },
  { method: 'GET', path: 'work/boardrows', needsProject: true, handle: suggestLanes },
];
