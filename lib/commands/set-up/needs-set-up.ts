import { prisma } from "../../db/client";

/** Whether the set-up page is open: only while there is no school at all. */
export async function needsSetUp(): Promise<boolean> {
	return (await prisma().school.findFirst({ select: { id: true } })) === null;
}
