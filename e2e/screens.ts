/** The screens of a teacher and a mentor, as PRODUCT names them. */
export const screens = {
	"T1 group grid": "/groups/[groupId]",
	"T2 one goal": "/groups/[groupId]/goals/[goalId]",
	"T3 one pupil on one goal": "/groups/[groupId]/goals/[goalId]/pupils/[pupilId]",
	"T4 live lesson": "/groups/[groupId]/live",
	"T5 tests": "/groups/[groupId]/sittings",
	"T5 after a test": "/groups/[groupId]/sittings/[sittingId]",
	"T6 practice and test": "/groups/[groupId]/effort",
	"sub-groups": "/groups/[groupId]/sub-groups",
	"group plans": "/groups/[groupId]/plans",
	"a group plan": "/groups/[groupId]/plans/[planId]",
	"M1 pupil": "/pupils/[pupilId]",
	"M2 changes": "/changes",
	"M3 talk sheet": "/pupils/[pupilId]/talk",
	"M4 who can see this pupil": "/pupils/[pupilId]/access",
	"test results of a pupil": "/pupils/[pupilId]/results",
	"my groups": "/groups",
} as const;
