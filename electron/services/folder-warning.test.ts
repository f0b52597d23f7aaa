import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../database/library-fixture.ts';
import { folderWarning, warningFor } from './folder-warning.ts';

const plain = { fileSystem: 0xef53, exists: () => false };

test.each([
  ['/home/ada/Dropbox/work/library', 'Dropbox'],
  ['C:\\Users\\Ada\\OneDrive - Islands Agency\\library', 'OneDrive'],
  ['/Users/ada/Library/Mobile Documents/library', 'iCloud Drive'],
  ['/Users/ada/Library/CloudStorage/library', 'a synchronising program'],
  ['/home/ada/Nextcloud/library', 'Nextcloud'],
])('%s is synchronised by %s', (path, program) => {
  expect(warningFor({ ...plain, path })).toContain(`that ${program} synch`);
});

test('a sign of a synchronising program in a folder above is seen', () => {
  const path = '/home/ada/shared/work/library';
  const exists = (file: string): boolean =>
    file === '/home/ada/shared/.stfolder';
  expect(warningFor({ ...plain, path, exists })).toContain('Syncthing');
});

test.each([
  ['/mnt/office/library', 0x6969],
  ['/mnt/office/library', 0xff534d42],
  ['\\\\server\\office\\library', null],
])('%s on file system %s is on a network', (path, fileSystem) => {
  expect(warningFor({ ...plain, path, fileSystem })).toContain('network drive');
});

test.each([
  '/home/ada/library',
  '/home/ada/boxes/dropboxes/library',
  'C:\\Users\\Ada\\Documents\\library',
  '\\\\?\\C:\\Users\\Ada\\library',
])('%s is safe', (path) => {
  expect(warningFor({ ...plain, path })).toBeNull();
});

test('a folder of this machine is safe', () => {
  expect(folderWarning(temporaryFolder())).toBeNull();
});

test('a folder of which the system tells nothing is taken by its name', () => {
  expect(folderWarning(join(temporaryFolder(), 'gone'))).toBeNull();
  expect(folderWarning('/nowhere/Dropbox/library')).toContain('Dropbox');
});
