import type { ConnectionScope } from "../../authz/scope";
import { env } from "../../env";
import type { Answered, Question } from "../../standards/contract";
import { listStatements } from "./list-statements";

/** The data that a standard asks for by name. */
export async function answerQuestion(
	scope: ConnectionScope,
	question: Exclude<Question, { name: "nothing" }>,
): Promise<Answered> {
	const authority = { name: scope.clientId, homePage: env().PUBLIC_URL };
	const filter = question.filter(authority);
	return { name: question.name, filter, authority, ...(await listStatements(scope, filter)) };
}
