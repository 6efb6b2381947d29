import type { StatementDocument } from "../contract";
import { agentText } from "./agent-text";
import { fingerprint } from "./fingerprint";
import {
	type Actor,
	isActivityObject,
	listOf,
	type Statement,
	type StatementObject,
	type SubStatement,
} from "./statement";
import { voidedVerb } from "./verbs";

/**
 * What can be asked for of a statement (part 3, 2.1.3), beside its body. Of a group its members are met too. The authority
 * that was sent is not: the receiver gives its own (part 2, 2.4.9).
 */
export function toDocument(statement: Statement, id: string): StatementDocument {
	const activities = new Set<string>();
	const related = new Set<string>();
	collect(statement, activities, related);
	const { actor, object, verb } = statement;
	const refersTo = object.objectType === "StatementRef" ? object.id.toLowerCase() : null;
	return {
		id,
		verb: verb.id,
		activity: isActivityObject(object) ? object.id : null,
		agents: [...ownAgents(actor, object)],
		registration: statement.context?.registration?.toLowerCase() ?? null,
		relatedActivities: [...activities],
		relatedAgents: [...related],
		voids: verb.id === voidedVerb ? refersTo : null,
		refersTo,
		fingerprint: fingerprint(statement, id),
	};
}

function ownAgents(actor: Actor, object: StatementObject): ReadonlySet<string> {
	const agents = new Set<string>();
	addAgents(actor, agents);
	if (object.objectType === "Agent" || object.objectType === "Group") addAgents(object, agents);
	return agents;
}

function collect(part: Statement | SubStatement, activities: Set<string>, agents: Set<string>): void {
	addAgents(part.actor, agents);
	addObject(part.object, activities, agents);
	const { context } = part;
	if (context === undefined) return;
	for (const actor of [context.instructor, context.team]) if (actor !== undefined) addAgents(actor, agents);
	for (const { agent } of context.contextAgents ?? []) addAgents(agent, agents);
	for (const { group } of context.contextGroups ?? []) addAgents(group, agents);
	const { parent, grouping, category, other } = context.contextActivities ?? {};
	for (const list of [parent, grouping, category, other]) for (const { id } of listOf(list)) activities.add(id);
}

function addObject(object: StatementObject, activities: Set<string>, agents: Set<string>): void {
	if (isActivityObject(object)) activities.add(object.id);
	else if (object.objectType === "SubStatement") collect(object, activities, agents);
	else if (object.objectType !== "StatementRef") addAgents(object, agents);
}

function addAgents(actor: Actor, agents: Set<string>): void {
	const text = agentText(actor);
	if (text !== null) agents.add(text);
	for (const member of actor.member ?? []) addAgents(member, agents);
}
