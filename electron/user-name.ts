// The name of the system's user: what stands with a revision until a person gives their own.
import { userInfo } from 'node:os';

export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list has no name; the work is no less theirs.
    return 'unknown';
  }
}
