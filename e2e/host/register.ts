// Brings the Chromium host under a compiled main: `node --import e2e/host/register.ts out/main/main.js`. Whatever asks for
// `electron`, by import or require, gets the stand-in.
import { registerHooks } from 'node:module';
import type { DialogAnswer } from '../report.ts';
import { listenToSpec } from './spec-channel.ts';

const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, shortCircuit: true }
      : next(specifier, context),
});

if (process.send)
  listenToSpec(
    JSON.parse(process.env['PRECIS_HOST_ANSWERS'] ?? '[]') as DialogAnswer[],
  );
