import { z } from "zod";

/** What the command is told: its flags, and what it answers where they make no sense. */
export const usage = `Usage:
  npm run school -- list
  npm run school -- add --name "De Eik" --sector po|vo|mbo --admin-email anna@school.example
      [--admin-name "Anna"]           default: the part of the address before @
      [--id 107A123]                  onderwijsaanbieder-id, by which messages name the school
      [--oie 00AA]                    OIE code (BRIN)
      [--board "Stichting Het Bos"]
      [--standard edu-v-results]      makes a connection by this standard too
      [--supplier kwartelhof]         key of its supplier: lower-case letters, digits and dashes
      [--supplier-name "Kwartelhof"]  default: the key
  npm run school -- connect --school <id from list> --standard xapi --supplier kwartelhof
      [--supplier-name "Kwartelhof"] [--adaptive yes|no|unknown]
  npm run school -- any-way --school <id from list>
      allows every way of signing in again, for a school that only lets in through a provider that is gone
  npm run school -- address --school <id> --email anna@old.example --to anna@new.example
      another address for an account, where no mail can confirm it; its holder and the log are told
  npm run school -- board --board "Stichting Het Bos" --admin-email carla@bestuur.example
      [--admin-name "Carla"] [--until 2027-08-01]   makes the board, its admin, or both; no pupils are seen
      [--factor-from 2026-12-01|never]              of a new board, default: in two weeks
  npm run school -- board-end --board "Stichting Het Bos" --admin-email carla@bestuur.example
  npm run school -- join --school <id> --board "Stichting Het Bos"    its board then sees the state of its connections
  npm run school -- leave --school <id>
  npm run school -- recover --school <id> --email anna@school.example [--factor]
      one link for one account of this school (or --board "Stichting Het Bos"), for who can come in by no other way;
      with --factor the second factor is taken away too. Its holder, the log of the school and its board are told.

The admin's link (one use, 7 days) and the client's secret are printed once and stored nowhere in readable form.`;

const text = { type: "string" } as const;
export const options = {
	name: text,
	sector: text,
	"admin-email": text,
	"admin-name": text,
	id: text,
	oie: text,
	board: text,
	standard: text,
	supplier: text,
	"supplier-name": text,
	school: text,
	adaptive: text,
	until: text,
	"factor-from": text,
	email: text,
	factor: { type: "boolean" },
	to: text,
} as const;

export const schoolId = z.uuid("--school is an id, as `list` shows it");
export const accountEmail = z.email("give --email, the address that the account has now");
export const newEmail = z.email("give --to, the new address");
export const adminEmail = z.email("give --admin-email, an e-mail address");
export const adminName = z.string().trim().min(1).optional();

/** Where nobody gave a name: the part of the address before @. */
export const nameOf = (email: string, given: string | undefined) => given ?? email.replace(/@.*/, "");

export const faults: Readonly<Record<string, string>> = {
	"conflict offer-there": "Not offered: an offer to this --admin-email is open already. End it first: `board-end`.",
	conflict: "Not added: another school has this --id or --oie, or the supplier's client signs in in another way.",
	"conflict address-same": "Not changed: --email and --to are the same.",
	"conflict address-there": "Not changed: another account of the school has the address --to.",
	"not-found account": "Not done: this place has no account of this --email.",
	"not-found board": "Not done: there is no board of this name. Make it first: `npm run school -- board`.",
	"not-found board-role": "Not ended: this account has no role at a board of this name.",
	"not-found school": "Not done: no school has this --school. See `npm run school -- list`.",
};
