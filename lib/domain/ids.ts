import { z } from "zod";

/** Branded ids: all are UUIDs in lower case; the brand keeps a pupil's id out of a group's place. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type SchoolId = Id<"school">;
export type BoardId = Id<"board">;
/** To whom accounts belong: a school or a board, by its own id. */
export type PlaceId = SchoolId | BoardId;
export type PersonId = Id<"person">;
export type GroupId = Id<"group">;
export type SubGroupId = Id<"sub-group">;
export type PlanId = Id<"plan">;
export type GoalId = Id<"goal">;
export type ConnectionId = Id<"connection">;
export type DeliveryId = Id<"delivery">;
export type UserId = Id<"user">;
export type SessionId = Id<"session">;

/** An account: a row of its place. The id alone names nobody, for the same person may be known at several places. */
export interface AccountKey {
	readonly placeId: PlaceId;
	readonly userId: UserId;
}

/** From text to an id of one kind: where ids come in, so that nothing further in has to say of what a text is the id. */
const idOf = <Kind extends string>() => z.guid().transform((id) => id.toLowerCase() as Kind);

export const schoolId = idOf<SchoolId>();
export const placeId = idOf<PlaceId>();
export const personId = idOf<PersonId>();
export const groupId = idOf<GroupId>();
export const subGroupId = idOf<SubGroupId>();
export const planId = idOf<PlanId>();
export const goalId = idOf<GoalId>();
export const connectionId = idOf<ConnectionId>();
export const deliveryId = idOf<DeliveryId>();
export const userId = idOf<UserId>();
export const sessionId = idOf<SessionId>();
/** Of what has no brand of its own: an offer, a note, a mark. */
export const plainId = idOf<string>();
