// The folder of this person's documents, for a dialog to begin in.
import { app } from 'electron';

/** The home folder where the system has none for documents. */
export function documentsFolder(): string {
  try {
    return app.getPath('documents');
  } catch {
    // Electron throws where the folder is not set up, or lies on a share that is away.
    return app.getPath('home');
  }
}
