/** Parts of the form that can be at fault, by the last part of their path. */
export type FaultName =
	| "purpose"
	| "retentionDays"
	| "version"
	| "signedOn"
	| "fileId"
	| "subProcessors"
	| "jwksUri"
	| "jwks"
	| "keys"
	| "lateAfterSchoolDays";
