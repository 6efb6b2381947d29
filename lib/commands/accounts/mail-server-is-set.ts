import { env } from "../../env";

export function mailServerIsSet(): boolean {
	return env().SMTP_URL !== undefined;
}
