import { issueSetUpCode } from "../commands/set-up/issue-set-up-code";
import { disconnectPrisma } from "../db/client";
import { env } from "../env";

/** On an empty installation: the address of the set-up page and the one-time code that opens it. Else nothing. */
const code = await issueSetUpCode();
if (code)
	console.log(
		`\nThere is no school yet. Set up the first one at ${env().PUBLIC_URL}/set-up with the code\n\n    ${code}\n`,
	);
await disconnectPrisma();
