import { MudanzaError } from '../../platform/errors/mudanza-error';
import { writeAudit } from '../../store/audit';
import { transaction } from '../../store/query';
import { insertReview, type Review } from '../../store/reviews';
import { openShared } from './share-report';

/**
 * A reviewer's answer to a shared report, by name. It stands for the digest that was shown. Throws as `openShared`
 * does, and MUD-610 when the link was closed in this very moment.
 */
export async function reviewReport(
  token: string,
  input: Pick<Review, 'verdict' | 'name' | 'comment'>,
): Promise<Review> {
  const { link } = await openShared(token);
  return transaction(async (client) => {
    const { id: shareLinkId, migrationId, reportDigest } = link;
    const review = await insertReview(client, { migrationId, shareLinkId, reportDigest, ...input });
    if (!review) throw new MudanzaError('MUD-610');
    const detail = { link: shareLinkId, verdict: input.verdict };
    await writeAudit(client, { migrationId, actor: input.name, deed: 'report.review', detail });
    return review;
  });
}
