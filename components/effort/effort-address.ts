import { connectionId, type GroupId } from "@/lib/domain/ids";
import { subjectKeys } from "@/lib/domain/subjects";
import { type EffortInput, effortAmounts } from "@/lib/queries/effort/find-effort-page";
import { periodChoice } from "@/lib/queries/periods/resolve-period";

const names = ["subject", "year", "period", "source", "amount", "result"] as const;

/** What the address of this page says; every choice lives there. */
export type EffortAddress = Partial<Record<(typeof names)[number], string>>;

export function effortAddress(params: Readonly<Record<string, string | string[] | undefined>>): EffortAddress {
	return Object.fromEntries(
		names.flatMap((name) => {
			const value = params[name];
			return typeof value === "string" ? [[name, value]] : [];
		}),
	);
}

export function effortInput(groupId: GroupId, address: EffortAddress): EffortInput {
	const year = Number(address.year);
	return {
		groupId,
		subject: subjectKeys.find((key) => key === address.subject) ?? null,
		period: periodChoice(address.period),
		schoolYear: Number.isInteger(year) && year > 0 ? year : null,
		connectionId: connectionId.safeParse(address.source).data ?? null,
		amount: effortAmounts.find((name) => name === address.amount) ?? "tasks",
		result: address.result === "test" ? "test" : "own",
	};
}

/** The same page with one choice changed. */
export function changedAddress(address: EffortAddress, change: EffortAddress): string {
	return `?${new URLSearchParams(Object.entries({ ...address, ...change }))}`;
}
