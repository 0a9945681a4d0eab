/** The fields of a server itself, as opposed to the configuration of its game: those of a new one and of its settings. */
import { ApiError, type FieldProblem } from "../core/errors.ts";
import { type Key, t } from "../core/i18n.ts";
import { type Field, fieldOf, type Schema } from "../core/schema.ts";

const PORT: Schema = { type: "integer", minimum: 1, maximum: 65535 };

const SCHEMAS: Record<string, Schema> = {
  name: { type: "string", minLength: 1, maxLength: 100 },
  description: { type: "string", maxLength: 1000 },
  exe_path: { type: "string", minLength: 1, maxLength: 1024, pattern: "^[^\\n]*$" },
  game_port: PORT,
  rcon_port: PORT,
  auto_restart: { type: "boolean", default: false },
  max_restarts: { type: "integer", minimum: 0, maximum: 100, default: 3 },
};

/** Returns a field with its texts in the user's language. */
export function definitionField(name: string, changes: Schema = {}): Field {
  const texts = { title: t(`setup.${name}` as Key), description: t(`setup.${name}.help` as Key) };
  return fieldOf(name, { ...SCHEMAS[name], ...texts, ...changes });
}

const FIELD_OF_CODE: Record<string, string> = {
  CONFLICT: "name",
  EXE_NOT_ALLOWED: "exe_path",
  PORT_IN_USE: "game_port",
};

/** The fields that an error is about; empty if it is about none. */
export function definitionProblems(error: unknown): FieldProblem[] {
  if (!(error instanceof ApiError)) {
    return [];
  }
  const field = FIELD_OF_CODE[error.code];
  return error.details.length === 0 && field !== undefined ? [{ field, reason: error.message }] : error.details;
}
