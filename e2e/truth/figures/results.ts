/**
 * Results of tests: from messages of Edu-V Results to one value per pupil, sitting and measure. Rules R2-R7 of the
 * standard, "Domains" and "One truth" of the standing.
 */

/**
 * "Each official type has its domain; outside it a value is rejected with a reason." Closed: percentages, percentiles,
 * grades, AE, IV, CAE, CIV and RnERK. Of other types no value is outside. Levels stand from the lowest to the highest
 * ("AE, IV, CAE, CIV best first").
 */
const domains = `(VALUES
	('PercentageCorrect', 0, 100, NULL), ('Percentiel', 0, 100, NULL), ('CPercentiel', 0, 100, NULL),
	('Grade0-10', 0, 10, NULL), ('Grade0.0-10.0', 0, 10, NULL),
	('AE', NULL, NULL, ['E', 'D', 'C', 'B', 'A']), ('CAE', NULL, NULL, ['E', 'D', 'C', 'B', 'A']),
	('IV', NULL, NULL, ['V', 'IV', 'III', 'II', 'I']), ('CIV', NULL, NULL, ['V', 'IV', 'III', 'II', 'I']),
	('RnERK', NULL, NULL, ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'])
)`;

/** Types whose value is a number; every other one is a word. */
const numeric = `('DurationInSeconds', 'NumberCorrect', 'NumberIncorrect', 'NumberItems', 'PercentageCorrect',
	'ScorePoints', 'SkillScore', 'Grade0-10', 'Grade0.0-10.0', 'Percentiel', 'CPercentiel')`;

export const resultsSql = [
	`CREATE TABLE domain AS SELECT * FROM ${domains} AS d(type, lowest, highest, levels)`,

	`CREATE TABLE message AS
	SELECT seq, supplier, body, (body ->> '$.assessmentDateTime')::TIMESTAMPTZ AS taken_at,
		(body ->> '$.assessmentDefinition.id') AS assessment,
		coalesce(body ->> '$.assessmentDefinition.version', '') AS version,
		(body ->> '$.assessmentDefinition.subjects[0].subjectName') AS subject_name
	FROM delivery WHERE path LIKE 'edu-v-results/%'`,

	/** An item of a message: what it says of one pupil. No status is Final, its case does not matter (readings of R6). */
	`CREATE TABLE item AS
	SELECT seq, idx, supplier, assessment, version, subject_name, taken_at,
		(taken_at AT TIME ZONE 'Europe/Amsterdam')::DATE AS day, (it ->> '$.id') AS id, pupil.key AS pupil,
		lower(coalesce(it ->> '$.status', 'Final')) AS status, coalesce((it ->> '$.missing')::BOOLEAN, false) AS missing,
		(it ->> '$.dateLastModified')::TIMESTAMPTZ AS modified, it AS body
	FROM (SELECT message.*, unnest(from_json((message.body -> '$.studentScoresAndResults'), '["json"]')) AS it,
			generate_subscripts(from_json((message.body -> '$.studentScoresAndResults'), '["json"]'), 1) AS idx FROM message)
	JOIN pupil ON pupil.eckId = (it ->> '$.student.userMasterIdentifier')`,

	/** Its scores and results. A decimal point and a comma are one; of a part when a part is named. */
	`CREATE TABLE sent AS
	SELECT seq, idx, type, coalesce(part, CASE WHEN about <> assessment THEN about ELSE '' END) AS part, text,
		CASE WHEN type IN ${numeric} THEN TRY_CAST(replace(trim(text), ',', '.') AS DOUBLE) END AS number,
		TRY_CAST(replace(maximum, ',', '.') AS DOUBLE) AS maximum
	FROM (
		SELECT seq, idx, assessment, (v ->> '$.scoreType') AS type, (v ->> '$.scoreValue') AS text,
			(v ->> '$.scoreMaximum') AS maximum, (v ->> '$.assessmentId') AS about, (v ->> '$.assessmentPartId') AS part
		FROM (SELECT seq, idx, assessment, unnest(from_json(body -> '$.scores', '["json"]')) AS v FROM item)
		UNION ALL
		SELECT seq, idx, assessment, (v ->> '$.resultType'), (v ->> '$.resultValue'), NULL, (v ->> '$.assessmentId'),
			(v ->> '$.assessmentPartId')
		FROM (SELECT seq, idx, assessment, unnest(from_json(body -> '$.results', '["json"]')) AS v FROM item)
	)`,

	/** One value that is none or is outside its domain rejects the item: half an item would show what nobody sent. */
	`CREATE TABLE refused AS
	SELECT DISTINCT seq, idx FROM sent LEFT JOIN domain USING (type)
	WHERE (type IN ${numeric} AND number IS NULL) OR number < lowest OR number > highest
		OR (levels IS NOT NULL AND NOT list_contains(levels, trim(text)))`,

	/** The id of an item is create-or-change (R6): the state last modified stands, of equals the one that came last. */
	`CREATE TABLE entry AS
	SELECT * EXCLUDE (place), CASE WHEN status = 'canceled' THEN 'withdrawn' WHEN missing THEN 'missing'
		WHEN status = 'inprogress' THEN 'in-progress' ELSE 'final' END AS state
	FROM (SELECT item.*, row_number() OVER (PARTITION BY supplier, id ORDER BY modified DESC, seq DESC, idx DESC) AS place
		FROM item ANTI JOIN refused USING (seq, idx))
	WHERE place = 1`,

	/**
	 * "Which of several results of a pupil on a test counts is decided by one function: taken latest, then modified latest,
	 * then the id." A result has a final value ("pupils with a final value"): one with nothing in it, or only how long it took
	 * and of how many items, takes no place of one that has. A result is final; where there is none, what is there says the state: busy, absent, withdrawn. The lowest
	 * id (of ADR 0031), which is the one that the entry has in the product: the text does not say whose.
	 */
	`CREATE TABLE counted AS
	SELECT * EXCLUDE (place, given) FROM (
		SELECT *, count(*) FILTER (state = 'final') OVER of_pupil AS number_of_tries,
			row_number() OVER (of_pupil ORDER BY
				CASE WHEN state = 'final' THEN CASE WHEN (seq, idx) IN (SELECT (seq, idx) FROM sent
					WHERE type NOT IN ('DurationInSeconds', 'NumberItems')) THEN 0 ELSE 1 END
					WHEN state = 'withdrawn' THEN 3 ELSE 2 END, taken_at DESC, modified DESC, coalesce(given, id)) AS place
		FROM entry LEFT JOIN entry_id USING (supplier, id) WINDOW of_pupil AS (PARTITION BY supplier, assessment, version, day, pupil))
	WHERE place = 1`,

	/**
	 * The values of final results. `rank` is what is compared: a level by its place in its order, a number of faults turned
	 * ("number incorrect is reversed"); null for what is never ranked (durations, numbers of items, words without order).
	 */
	`CREATE TABLE value AS
	SELECT counted.supplier, counted.assessment, version, counted.day, counted.pupil, taken_at, sent.type, part, text,
		number, maximum,
		CASE WHEN sent.type IN ('DurationInSeconds', 'NumberItems') THEN NULL WHEN sent.type = 'NumberIncorrect' THEN -number
			WHEN number IS NOT NULL THEN number ELSE list_position(levels, trim(text)) END::DOUBLE AS rank
	FROM counted JOIN sent USING (seq, idx) LEFT JOIN domain ON domain.type = sent.type
	WHERE state = 'final'`,

	/** The subject that a supplier's word means. */
	`CREATE TABLE subject AS SELECT * FROM (VALUES ('Rekenen', 'arithmetic'), ('Nederlands', 'dutch'), ('Engels', 'english'))
		AS s(subject_name, subject)`,

	/**
	 * Of every group of a pupil on the day of a test: the share of that day's members who took it; in a combination group of
	 * those of her own school year ("compared within it"). A lesson group of another subject is none, unless she has no other
	 * (ADR 0031).
	 */
	`CREATE TABLE share AS
	WITH candidate AS (
		SELECT c.supplier, c.assessment, c.version, c.day, c.pupil, s.subject, m."group",
			CASE WHEN grp.combination THEN m.schoolYear END AS year
		FROM counted c JOIN member m ON m.pupil = c.pupil AND in_group(m."from", m."to", c.day) JOIN grp ON grp.key = m."group"
		LEFT JOIN subject s USING (subject_name)
		QUALIFY (grp.kind = 'class' OR grp.subject = s.subject)
			OR NOT bool_or(grp.kind = 'class' OR grp.subject = s.subject) OVER (PARTITION BY c.supplier, c.assessment, c.version, c.day, c.pupil)
	), sharing AS (
		SELECT k.supplier, k.assessment, k.version, k.day, k."group", k.year, count(DISTINCT m.pupil) AS members,
			count(DISTINCT m.pupil) FILTER (c.state IN ('final', 'in-progress')) AS took
		FROM (SELECT DISTINCT supplier, assessment, version, day, "group", year FROM candidate) k
		JOIN member m ON m."group" = k."group" AND in_group(m."from", m."to", k.day) AND (k.year IS NULL OR m.schoolYear = k.year)
		LEFT JOIN counted c ON c.pupil = m.pupil
			AND (c.supplier, c.assessment, c.version, c.day) = (k.supplier, k.assessment, k.version, k.day)
		GROUP BY ALL
	)
	SELECT candidate.*, members, took, took / members AS share
	FROM candidate JOIN sharing ON (candidate.supplier, candidate.assessment, candidate.version, candidate.day, candidate."group")
		= (sharing.supplier, sharing.assessment, sharing.version, sharing.day, sharing."group")
		AND candidate.year IS NOT DISTINCT FROM sharing.year`,

	/**
	 * "A result counts in that one of her groups of which the largest share of that day's members took it (a tie: the lesson
	 * group of the subject, else the class)."
	 */
	`CREATE TABLE place AS
	SELECT * EXCLUDE (best) FROM (
		SELECT share.*, row_number() OVER (PARTITION BY supplier, assessment, version, day, pupil ORDER BY share DESC,
			CASE WHEN grp.kind = 'lesson-group' AND grp.subject = share.subject THEN 0 WHEN grp.kind = 'class' THEN 1 ELSE 2 END,
			share.group) AS best
		FROM share JOIN grp ON grp.key = share.group)
	WHERE best = 1`,
];
