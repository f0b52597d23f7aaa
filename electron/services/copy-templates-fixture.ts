// The templates for tests, and for what runs without a test around it.
import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** Puts the templates into a resources folder. */
export function copyTemplates(resources: string): void {
  cpSync(
    join(import.meta.dirname, '..', '..', 'resources', 'templates'),
    join(resources, 'templates'),
    { recursive: true },
  );
}
