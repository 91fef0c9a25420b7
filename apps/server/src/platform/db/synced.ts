import { fsyncSync, mkdirSync } from 'node:fs';
import type { PGliteOptions } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { syncPath, syncTree } from '../files/sync.ts';

/** What of Emscripten's file system is used here. */
interface NodeStream {
  readonly nfd?: number;
  readonly node: unknown;
}
interface NodeFileSystem {
  realPath(node: unknown): string;
  readonly stream_ops: { fsync?: (stream: NodeStream) => number };
}

/**
 * PGlite starts PostgreSQL with fsync off (`-F`), and its file system answers every fsync without doing one. Here
 * PostgreSQL asks for them again, by `fsync` because that is the only call which reaches the file system
 * (`fdatasync` ends in a stub), and the file system passes them on to the disk.
 */
class SyncingFiles extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(...given);
    const { emscriptenOpts } = made;
    const passOn = (module: { FS: { filesystems: unknown } }): void => {
      const { NODEFS } = module.FS.filesystems as { NODEFS: NodeFileSystem };
      NODEFS.stream_ops.fsync = (stream) => {
        if (stream.nfd !== undefined) fsyncSync(stream.nfd);
        else syncPath(NODEFS.realPath(stream.node));
        return 0;
      };
    };
    return {
      ...made,
      emscriptenOpts: { ...emscriptenOpts, preRun: [passOn, ...(emscriptenOpts.preRun ?? [])] },
    } as Awaited<ReturnType<NodeFS['init']>>;
  }
}

/** Options of PGlite for a folder whose commits are on the disk when they are answered. */
export function synced(dataDir: string, usual: readonly string[]): PGliteOptions {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // what an earlier start without syncing left in the system's memory
  syncTree(dataDir);
  return {
    fs: new SyncingFiles(dataDir),
    startParams: [...usual.filter((word) => word !== '-F'), '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
  };
}
