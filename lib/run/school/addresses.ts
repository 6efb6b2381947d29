import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { setAddress } from "../../commands/accounts/set-address";
import { findSchool } from "./find-school";
import { accountEmail, newEmail, schoolId } from "./words";

export const addressSchema = z.object({ school: schoolId, email: accountEmail, to: newEmail });

export async function address({ school, email, to }: z.output<typeof addressSchema>): Promise<string> {
	const { schoolId: id, name } = await findSchool(school);
	await setAddress(jobScope(id), { email, to });
	return `school       ${name}\naddress      ${to}`;
}
