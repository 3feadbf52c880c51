import type { components } from '../api/gateway';
import { t } from '../texts';

type Body = components['schemas']['Problem'];

/**
 * An answer that is not a success, or (status 0) no answer at all. `fields` maps a form field to what is wrong with it,
 * `details` are all things that are wrong.
 */
export class Problem extends Error {
  readonly status: number;
  readonly type: string;
  readonly fields: Record<string, string>;
  readonly details: string[];

  constructor(status: number, body: Body = {}) {
    super(body.detail || body.title || t.problem.status(status));
    this.status = status;
    this.type = (body.type ?? '').replace(/^.*\/problems\//, '');
    this.details = (body.errors ?? []).map((e) => e.detail ?? '').filter(Boolean);
    this.fields = Object.fromEntries((body.errors ?? []).map((e) => [fieldOf(e.pointer ?? ''), e.detail ?? '']));
  }

  /** Nobody can tell whether the call took effect, so a retry must repeat its Idempotency-Key. */
  get outcomeUnknown() {
    return this.status === 0 || this.status >= 500;
  }
}

export async function problemOf(response: Response) {
  const text = await response.text();
  try {
    return new Problem(response.status, JSON.parse(text) as Body);
  } catch {
    return new Problem(response.status);
  }
}

export function statusOf(error: unknown) {
  return error instanceof Problem ? error.status : undefined;
}

export function messageOf(error: unknown) {
  return error instanceof Error ? error.message : t.problem.status(0);
}

/** JSON pointers ("/config/access_key_id", "#/api_key") and dotted names both become dotted form paths. */
function fieldOf(pointer: string) {
  return pointer.replace(/^#?\/?/, '').replaceAll('/', '.');
}
