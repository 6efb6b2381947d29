/**
 * Every bound on rows in lib, with why it is one. A figure rests on everybody who belongs to it (STANDING, one truth), so a
 * bound that may drop rows of a figure is none of these reasons: read one row more and refuse the whole (lib/db/whole.ts).
 */
export type BoundReason =
	/** One row more than may be, so that more is refused as a whole. */
	| "whole"
	/** One row, the first or latest of an order: that is the question. */
	| "one"
	/** Enough to tell one from several. */
	| "probe"
	/** A page; the next one can be asked for, or the screen says how many there are. */
	| "page"
	/** The latest or first few of a list, as its screen says; nothing is counted from it. */
	| "latest"
	/** A step of work that goes on until nothing is left. */
	| "batch"
	/** The screen says that there is more. */
	| "said"
	/** A list of names or things to choose from or look through, far above what a school has; nothing is counted from it. */
	| "choice"
	/** The rule itself looks at so many and no more. */
	| "rule";

/** By file, in the order of the text: what is written (a value of TypeScript between braces), and why. */
export const rowBounds: Readonly<Record<string, readonly (readonly [string, BoundReason])[]>> = {
	"authz/access.ts": [["LIMIT 200", "choice"]],
	"authz/connection-scope.ts": [
		["LIMIT 20", "probe"],
		["take: 2", "probe"],
	],
	"authz/oauth/outgoing-keys.ts": [["take: 10", "latest"]],
	"commands/acts/require-seen.ts": [["LIMIT 1", "one"]],
	"commands/audit/seal-audit.ts": [["LIMIT {batch}", "batch"]],
	"commands/connections/ask-change.ts": [["take: 1", "one"]],
	"commands/connections/ask-connection.ts": [["LIMIT 1", "one"]],
	"commands/plans/save-plan.ts": [["take: 4_000", "choice"]],
	"commands/pulls/save-pull.ts": [["take: 2", "probe"]],
	"commands/pupil-files/clean-payloads.ts": [["LIMIT {atOnce}", "batch"]],
	"commands/pupil-files/erase-leavers.ts": [["LIMIT {aNight}", "batch"]],
	"ingest/erase-held-of.ts": [["LIMIT {most}", "batch"]],
	"ingest/erase-old.ts": [
		["LIMIT {atOnce}", "batch"],
		["LIMIT {atOnce}", "batch"],
	],
	"ingest/erase-raw.ts": [
		["LIMIT {atOnce}", "batch"],
		["LIMIT {atOnce}", "batch"],
	],
	"ingest/erase-received.ts": [
		["LIMIT {daysAtOnce}", "batch"],
		["LIMIT {atOnce}", "batch"],
		["LIMIT {atOnce}", "batch"],
		["LIMIT {atOnce}", "batch"],
		["LIMIT {atOnce}", "batch"],
	],
	"ingest/match.ts": [["LIMIT 20", "probe"]],
	"ingest/next-replay.ts": [
		["LIMIT 1", "batch"],
		["LIMIT 1", "batch"],
	],
	"ingest/recompute-practice.ts": [["LIMIT {daysAtOnce}", "batch"]],
	"ingest/release-held.ts": [["LIMIT {recordsAtOnce}", "batch"]],
	"ingest/restore-accepted.ts": [["LIMIT 1", "batch"]],
	"ingest/select-outside.ts": [["LIMIT 1", "batch"]],
	// Of more than one the day is computed again from all.
	"ingest/write/find-echoes.ts": [["LIMIT 20", "probe"]],
	"ingest/watch-volume.ts": [["LIMIT {mostDays}", "rule"]],
	"ingest/write/write-attempts.ts": [["LIMIT 1", "one"]],
	"ingest/write/write-statements.ts": [["LIMIT 1", "one"]],
	"queries/access/select-lone-acts.ts": [["LIMIT {most}", "latest"]],
	"queries/access/select-viewers.ts": [["LIMIT 2000", "choice"]],
	"queries/accounts/list-account-events.ts": [["LIMIT {most}", "latest"]],
	"queries/audit/check-audit.ts": [["LIMIT 1", "one"]],
	"queries/audit/list-audit.ts": [["LIMIT {limit}", "page"]],
	"queries/boards/list-board-log.ts": [
		["LIMIT {most}", "latest"],
		["LIMIT {most}", "latest"],
		["LIMIT {most}", "latest"],
	],
	"queries/boards/list-board-schools.ts": [["take: boardPageSize", "page"]],
	"queries/boards/list-lone-acts.ts": [["take: most", "latest"]],
	"queries/boards/select-board-connections.ts": [["LIMIT 1000", "choice"]],
	"queries/changes/select-my-pupils.ts": [["LIMIT {myPupilsMax}", "said"]],
	"queries/corrections/find-correction.ts": [["LIMIT 1", "one"]],
	"queries/curriculum/list-goal-codes.ts": [["take: 5000", "choice"]],
	"queries/goals/list-attempts.ts": [["LIMIT {pageSize + 1}", "page"]],
	"queries/goals/select-group-pupils.ts": [["LIMIT {2 * mostMembers + 1}", "whole"]],
	"queries/groups/list-my-groups.ts": [
		["LIMIT 20", "latest"],
		["LIMIT 2000", "choice"],
	],
	"queries/groups/select-goals-of-subjects.ts": [["LIMIT {mostGoals + 1}", "whole"]],
	"queries/groups/select-goals.ts": [["LIMIT {mostGoals + 1}", "whole"]],
	"queries/groups/select-members.ts": [["LIMIT {mostMembers + 1}", "whole"]],
	"queries/groups/select-sources.ts": [
		["LIMIT 1", "one"],
		["LIMIT {mostSources + 1}", "whole"],
	],
	"queries/live/find-live-lesson.ts": [["LIMIT 1", "one"]],
	"queries/live/select-lesson-attempts.ts": [["LIMIT {perPupil}", "rule"]],
	"queries/mapping/list-goals.ts": [["take: 2_000", "choice"]],
	"queries/mapping/list-sources.ts": [["LIMIT 1000", "choice"]],
	"queries/mapping/list-units.ts": [["LIMIT {unitsOnPage}", "page"]],
	"queries/matching/find-kept-pupil.ts": [["LIMIT 1", "one"]],
	"queries/matching/find-pair.ts": [["LIMIT 8", "latest"]],
	"queries/matching/list-decisions.ts": [
		["LIMIT 1", "one"],
		["LIMIT {onPage}", "page"],
	],
	"queries/matching/load-pupils.ts": [
		["LIMIT 20000", "choice"],
		["LIMIT 20000", "choice"],
	],
	"queries/notes/select-notes.ts": [["LIMIT 2000", "latest"]],
	"queries/offers/list-offers.ts": [
		["take: most", "latest"],
		["take: 10", "latest"],
	],
	"queries/outbox/list-outbox.ts": [["take: 100", "latest"]],
	"queries/passkeys/list-own-passkeys.ts": [["take: mostPasskeys", "rule"]],
	"queries/people/list-confirming-admins.ts": [["LIMIT 5", "probe"]],
	"queries/people/list-employees.ts": [["take: 5_000", "choice"]],
	"queries/people/select-people.ts": [["LIMIT 5000", "choice"]],
	"queries/places/list-places.ts": [
		["LIMIT {onPage}", "page"],
		["LIMIT 1", "one"],
	],
	"queries/places/list-substitutes.ts": [
		["LIMIT 5000", "choice"],
		["LIMIT 5000", "choice"],
	],
	"queries/plans/list-plans.ts": [["LIMIT 2000", "latest"]],
	"queries/provenance/select-test-marks.ts": [["LIMIT 1", "one"]],
	"queries/publication/select-holidays.ts": [["LIMIT {holidaysMax}", "rule"]],
	"queries/pulls/find-pull.ts": [["take: 20", "choice"]],
	"queries/pulls/list-pulls.ts": [["LIMIT 5", "choice"]],
	"queries/pulls/list-runs.ts": [["LIMIT 20", "latest"]],
	"queries/pupil-files/file-parts.ts": [["LIMIT {pageRows}", "batch"]],
	"queries/pupil-files/find-school-pupils.ts": [
		["LIMIT 1", "one"],
		["LIMIT {mostSearched + 1}", "whole"],
	],
	"queries/pupil-files/list-erasures.ts": [["LIMIT 50", "latest"]],
	"queries/pupil-files/read-raw-excerpts.ts": [["LIMIT 1", "batch"]],
	"queries/quality/list-causes.ts": [["LIMIT {mostCauses}", "said"]],
	"queries/quality/list-examples.ts": [["LIMIT {examplesOnPage}", "page"]],
	"queries/quality/list-held-connections.ts": [["LIMIT 1000", "choice"]],
	"queries/quality/list-home-pages.ts": [["LIMIT {mostRecords}", "latest"]],
	"queries/quality/list-replayed.ts": [["LIMIT {replayedOnPage + 1}", "page"]],
	"queries/register/get-processing-register.ts": [["LIMIT 1", "one"]],
	"queries/result-marks/find-pupil-results.ts": [["LIMIT 1", "one"]],
	"queries/result-marks/list-disputes.ts": [["LIMIT 2000", "choice"]],
	"queries/roster/find-undo.ts": [["LIMIT 1", "one"]],
	"queries/roster/get-roster-overview.ts": [
		["LIMIT 20", "said"],
		["LIMIT 20", "said"],
	],
	"queries/roster/list-imports.ts": [["LIMIT 10", "latest"]],
	"queries/roster/list-roster-keys.ts": [
		["take: most", "said"],
		["take: most", "said"],
	],
	"queries/roster/roster-state.ts": [["LIMIT 1", "one"]],
	"queries/scale-families/select-families.ts": [
		["LIMIT 5000", "choice"],
		["LIMIT 20", "probe"],
		["LIMIT 20000", "choice"],
		["LIMIT 5000", "choice"],
	],
	"queries/scales/own-scale.ts": [["LIMIT 1", "one"]],
	"queries/school-year/find-roll-over.ts": [
		["LIMIT 1", "one"],
		["LIMIT {shown}", "said"],
		["LIMIT 1", "one"],
	],
	"queries/school-year/find-year-act.ts": [["LIMIT 1", "one"]],
	"queries/search/search-pupils.ts": [["LIMIT {mostSearched + 1}", "whole"]],
	"queries/security-log/select-security-events.ts": [["LIMIT {limit}", "page"]],
	"queries/sessions/list-own-sessions.ts": [["take: most + 1", "said"]],
	"queries/signals/preview-signal-rule.ts": [["LIMIT {mostGroups}", "choice"]],
	"queries/signals/select-signal-group.ts": [
		["LIMIT {mostMembers + 1}", "whole"],
		["LIMIT {mostGoals + 1}", "whole"],
	],
	"queries/signals/select-signals.ts": [["LIMIT {mostSignals + 1}", "whole"]],
	"queries/sittings/select-sitting-facts.ts": [
		["LIMIT {mostParts + 1}", "whole"],
		["LIMIT 60", "latest"],
		["LIMIT {mostParts + 1}", "whole"],
	],
	// Fewer matches than this are sorted, else the order is followed.
	"queries/statements/select-statements.ts": [
		["LIMIT 1", "one"],
		["LIMIT 1", "one"],
		["LIMIT {limit + 1}", "page"],
		["LIMIT {few + 1}", "probe"],
	],
	"queries/sub-groups/find-sub-groups-page.ts": [["LIMIT 2000", "choice"]],
	"queries/sub-groups/list-sub-groups.ts": [["LIMIT 2000", "choice"]],
	"queries/suppliers/find-connection.ts": [["take: 50", "latest"]],
	"queries/suppliers/find-live-test.ts": [["LIMIT 5", "latest"]],
	"queries/suppliers/find-reading.ts": [
		["LIMIT {mostKinds}", "said"],
		["take: 200", "choice"],
		["take: names.length * 2", "choice"],
	],
	"queries/suppliers/list-catalogue.ts": [["LIMIT 5000", "choice"]],
	"queries/suppliers/list-deliveries.ts": [["LIMIT {pageSize + 1}", "page"]],
	"queries/suppliers/list-suppliers.ts": [["LIMIT 1000", "choice"]],
	"queries/views/list-views.ts": [["LIMIT {take + 1}", "page"]],
	"queries/views/select-views.ts": [["LIMIT {viewsPage + 1}", "page"]],
	"queries/visibility/find-visibility.ts": [
		["LIMIT 1000", "choice"],
		["LIMIT 1000", "choice"],
		["LIMIT 5000", "choice"],
	],
	"run/school/schools.ts": [["take: 1000", "choice"]],
};
