import type { DocumentAdded } from '@hatangso/contracts/documents';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../../test/support/house.ts';
import { bringWard } from '../../../../../../test/support/ward.ts';

onBothEngines('documents', (house) => {
  test('a document is kept as it came and given back as a download that no browser opens', async () => {
    await bringWard(house(), '21172', '51');
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300_000, 0xe1)]);
    const added = await house().send<DocumentAdded>('/wards/21172/documents', '../Công văn 12.pdf', content);
    expect(added).toMatchObject({
      status: 200,
      body: { fileName: 'Công văn 12.pdf', mediaType: 'application/pdf', bytes: content.length },
    });
    const path = `/wards/21172/documents/${added.body.id}`;
    const back = await house().ask('GET', path);
    expect(back.bytes.equals(content)).toBe(true);
    expect(back.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename*=UTF-8''C%C3%B4ng%20v%C4%83n%2012.pdf`,
    });
    const reads = await house().ask<{
      entries: { actor: string; action: string; objectId: string; facts: unknown }[];
    }>('GET', '/audit?kind=reads&limit=5');
    expect(reads.body.entries.find(({ action }) => action === 'evidence.document.read')).toMatchObject({
      actor: 'local',
      objectId: added.body.id,
      facts: { sha256: added.body.sha256, bytes: content.length },
    });
    const again = await house().send<DocumentAdded>('/wards/21172/documents', 'Công văn 12.pdf', content);
    expect(again.body.id).toBe(added.body.id);
    expect((await house().ask('GET', path.replace('21172', '21202'))).body).toMatchObject({
      code: 'document.unknown',
    });
    const log = await house().ask<{ entries: { action: string }[] }>('GET', '/audit?limit=5');
    expect(log.body.entries.filter(({ action }) => action === 'evidence.document.add')).toHaveLength(1);
  });

  test('a page called a picture is text; nothing and too much are refused', async () => {
    const sent = async (name: string, content: string | Uint8Array) =>
      (await house().send<Record<string, unknown>>('/wards/21172/documents', name, content)).body;
    expect(await sent('anh.png', '<script>1</script>')).toMatchObject({ mediaType: 'text/plain' });
    expect(await sent('trong.pdf', '')).toMatchObject({ code: 'document.empty' });
    expect(await sent('to.pdf', Buffer.alloc(20 * 1024 * 1024 + 1))).toMatchObject({
      code: 'request.too_large',
    });
  });
});
