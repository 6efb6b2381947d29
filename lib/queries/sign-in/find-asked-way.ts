import type { Scope } from "../../authz/scope";
import { prisma } from "../../db/client";
import type { SignInRule } from "../../domain/sign-in-rules";

/** By which way the school of a session asks to be signed in to, and its name; for whoever holds a role there, also without any right. */
export async function findAskedWay({
	schoolId,
}: Scope): Promise<{ readonly school: string; readonly rule: SignInRule }> {
	const school = await prisma().school.findUniqueOrThrow({
		where: { id: schoolId },
		select: { name: true, signInRule: true },
	});
	return { school: school.name, rule: school.signInRule as SignInRule };
}
