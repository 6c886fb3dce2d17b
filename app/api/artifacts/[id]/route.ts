import { findArtifact } from '@/lib/store/artifacts';
import { currentViewer } from '@/lib/web/auth/viewer';

/** A stored file, always as a download: what an operator uploaded must never be rendered on this origin. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const file = (await currentViewer()) ? await findArtifact(id) : null;
  if (!file) return new Response('Not found', { status: 404 });
  return new Response(new Uint8Array(file.content), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${file.name.replaceAll(/[^\w.-]/g, '_')}"`,
      'cache-control': 'no-store',
      etag: `"${file.sha256}"`,
    },
  });
}
