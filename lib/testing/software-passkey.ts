import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

interface Signing {
	readonly challenge: string;
	/** The page that asked, as a browser would say; another one than ours to be refused. */
	readonly origin?: string;
	readonly rpId?: string;
	/** Whether the device asked its owner for a PIN or a finger. */
	readonly verified?: boolean;
	readonly counter?: number;
}

const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest();
const lengthOf = (bytes: Buffer) => Buffer.from([bytes.length >> 8, bytes.length & 255]);

/**
 * A passkey as a device keeps one (ES256, no attestation), for tests without a browser.
 * @param handle whose it is, as we told the device
 */
export function softwarePasskey(handle: Buffer | string) {
	const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const { x = "", y = "" } = publicKey.export({ format: "jwk" });
	const id = randomBytes(16);
	// COSE: EC2, ES256, P-256, x, y.
	const cose = Buffer.concat([
		Buffer.from("a5010203262001215820", "hex"),
		Buffer.from(x, "base64url"),
		Buffer.from("225820", "hex"),
		Buffer.from(y, "base64url"),
	]);
	const clientData = (type: string, { challenge, origin = "http://localhost:3000" }: Signing) =>
		Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	const authData = ({ rpId = "localhost", verified = true, counter = 0 }: Signing, more: Buffer | null) => {
		const flags = 1 + (verified ? 4 : 0) + (more ? 64 : 0);
		const count = Buffer.alloc(4);
		count.writeUInt32BE(counter);
		return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, more ?? Buffer.alloc(0)]);
	};
	const named = { id: id.toString("base64url"), rawId: id.toString("base64url"), type: "public-key" as const };
	return {
		id: named.id,
		register(signing: Signing) {
			const data = authData(signing, Buffer.concat([Buffer.alloc(16), lengthOf(id), id, cose]));
			// CBOR: { fmt: "none", attStmt: {}, authData }.
			const attestation = Buffer.concat([
				Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746159", "hex"),
				lengthOf(data),
				data,
			]);
			const response = {
				clientDataJSON: clientData("webauthn.create", signing).toString("base64url"),
				attestationObject: attestation.toString("base64url"),
				transports: ["internal"],
			};
			return { ...named, clientExtensionResults: {}, response };
		},
		signIn(signing: Signing) {
			const [client, data] = [clientData("webauthn.get", signing), authData(signing, null)];
			const response = {
				clientDataJSON: client.toString("base64url"),
				authenticatorData: data.toString("base64url"),
				signature: sign("sha256", Buffer.concat([data, sha256(client)]), privateKey).toString("base64url"),
				userHandle: Buffer.from(handle).toString("base64url"),
			};
			return { ...named, clientExtensionResults: {}, response };
		},
	};
}
