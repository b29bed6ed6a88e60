/** A request that the gateway refuses, answered in the shape of its public description. */

const types: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'budget_exceeded',
  404: 'not_found_error',
  405: 'method_not_allowed',
  415: 'unsupported_media_type',
};

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** The field that is wrong. */
  readonly param: string | null;

  constructor(status: number, message: string, param: string | null = null) {
    super(message);
    this.status = status;
    this.param = param;
  }

  /** The body of the answer. */
  toJson() {
    const { status, message, param } = this;
    return { error: { message, type: types[status] ?? 'api_error', code: status, param } };
  }
}
