// usage: node e2e/zz-look.ts OUT steps-module
import { mkdtempSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { startApp } from './running-app.ts';
const [out = '/tmp/h4/looks/out', steps = ''] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'look-'));
const root = join(import.meta.dirname, '..');
execFileSync(process.execPath, [join(root, 'out/main/cli.js'), 'demo', '--out', folder], { stdio: 'ignore' });
const running = await startApp({ args: ['--user-data-dir=' + join(folder, 'user'), '--library', join(folder, 'library')], folder, env: { ...process.env, HOME: folder }, answers: [] } as never);
const page = running.page!;
const ask = (method: string, input: unknown) => page.evaluate(async ([m, i]) => { const a = await (window as any).precis.call(m, i); if (!a.ok) throw new Error(JSON.stringify(a.error)); return a.value; }, [method, input] as const);
const shot = async (name: string) => {
  for (const theme of ['light', 'dark'] as const) for (const [w, h] of [[1440, 900], [1024, 768]] as const) {
    if (theme === 'dark' && w === 1024) continue;
    await page.setViewportSize({ width: w, height: h });
    await ask('settings.change', { theme });
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(out, `${name}-${theme}-${w}.png`) });
  }
};
try { const m = await import(steps); await m.default({ page, ask, shot, running, folder }); } finally { await running.kill(); }
process.exit(0);
