/** The objects of the HTTP API, generated from its OpenAPI document. */
export type * from "../../../../target/api.d.ts";
