export interface FieldProblem {
  field: string;
  reason: string;
}

/** A request that was refused, or could not be sent (status 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: FieldProblem[] = [],
    readonly data: unknown = null,
  ) {
    super(message);
  }
}

/** Returns the text that a person reads: the message of the platform, with the fields that it names. */
export function describe(error: unknown): string {
  if (!(error instanceof ApiError)) {
    return String(error instanceof Error ? error.message : error);
  }
  const fields = error.details.map((detail) => `${detail.field}: ${detail.reason}`);
  return [error.message, ...fields].join("\n");
}
