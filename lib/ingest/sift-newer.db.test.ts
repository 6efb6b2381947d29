import { expect, it } from "vitest";
import { newId } from "../db/ids";
import { inSchool } from "../db/in-school";
import type { DeliveryId } from "../domain/ids";
import { anAttempt, createCourier } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { createPupil, createSchool } from "../testing/factories";
import { siftNewer } from "./sift-newer";

testDatabase();

it("an attempt that was corrected since is not put back by its older message", async () => {
	const { schoolId } = await createSchool();
	const courier = await createCourier(schoolId);
	const { pupilId, eckId } = await createPupil(schoolId);
	const [corrected, same] = [anAttempt(eckId), anAttempt(eckId)];
	const [early, late] = [new Date("2026-01-05T10:00:00Z"), new Date("2026-01-06T10:00:00Z")];
	await courier.deliver([{ ...corrected, success: false }, same], { receivedAt: late });
	const factAt = (record: typeof same, receivedAt: Date) => ({
		origin: { deliveryId: newId<DeliveryId>(), index: 0, receivedAt },
		pupilId,
		cameWith: null,
		record,
	});
	const place = { schoolId, connectionId: courier.connectionId };
	const old = [factAt(corrected, early), factAt(same, early), factAt(anAttempt(eckId), early)];
	const found = await inSchool({ schoolId }, (tx) => siftNewer(tx, place, old));
	expect([...found]).toEqual([old[0]]);
	const newer = factAt(corrected, new Date("2026-01-07T10:00:00Z"));
	expect((await inSchool({ schoolId }, (tx) => siftNewer(tx, place, [newer]))).size).toBe(0);
});
