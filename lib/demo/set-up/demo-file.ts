import { renameSync, writeFileSync } from "node:fs";

/** What a script needs to act as each supplier and each user of the demo. */
export interface DemoFile {
	readonly baseUrl: string;
	readonly users: readonly {
		readonly role: "class-teacher" | "teacher" | "coach" | "admin" | "board";
		readonly name: string;
		readonly email: string;
		readonly password: string;
		/** Of a board: the board's. */
		readonly schoolId: string;
	}[];
	readonly clients: readonly {
		readonly supplier: string;
		readonly standard: string;
		readonly clientId: string;
		/** Of a client that signs (private_key_jwt): its private key, a JWK as JSON text. */
		readonly clientSecret: string;
		readonly scopes: readonly string[];
		readonly schoolId: string;
		readonly connectionId: string;
	}[];
	readonly schools: readonly {
		readonly id: string;
		readonly name: string;
		readonly onderwijsaanbiederId: string;
		readonly oieCode: string;
	}[];
	readonly groups: readonly {
		readonly id: string;
		readonly schoolId: string;
		readonly name: string;
		readonly kind: string;
		readonly path: string;
	}[];
	readonly pupils: readonly {
		readonly id: string;
		readonly groupId: string;
		readonly eckId: string;
		readonly asi: string;
	}[];
}

/** Mode 600 from the first byte: the new file replaces the old one whole. */
export function writeDemoFile(file: string, content: DemoFile): void {
	writeFileSync(`${file}.new`, `${JSON.stringify(content, null, "\t")}\n`, { mode: 0o600 });
	renameSync(`${file}.new`, file);
}
