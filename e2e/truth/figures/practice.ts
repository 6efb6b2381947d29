/** Practice: from statements to the evidence of a pupil on a goal by a source. habits.md, and "Practice on a goal". */
export const practiceSql = [
	`CREATE TABLE statement AS
	SELECT seq, idx, supplier, s AS body, lower(s ->> '$.id') AS id, (s ->> '$.verb.id') AS verb,
		(s ->> '$.object.definition.type') AS type, (s ->> '$.object.id') AS object,
		(s ->> '$.timestamp')::TIMESTAMPTZ AS said_at,
		coalesce(s ->> '$.context.contextActivities.parent[0].id', (s ->> '$.context.contextActivities.grouping[0].id')) AS unit
	FROM (SELECT seq, supplier, unnest(from_json(body, '["json"]')) AS s, generate_subscripts(from_json(body, '["json"]'), 1) AS idx
		FROM delivery WHERE path LIKE 'xapi/%')`,

	/** A host and a scheme have no case, and a final slash says nothing ("compared as a URL"). */
	`CREATE MACRO page_of(url) AS regexp_replace(
		lower(regexp_extract(url, '^[^:]+://[^/]*')) || regexp_replace(url, '^[^:]+://[^/]*', ''), '/$', '')`,

	/** Whose it is: the account of the platform, or the ECK iD. */
	`CREATE TABLE said AS
	SELECT statement.*, pupil.key AS pupil
	FROM statement JOIN supplier ON supplier.key = statement.supplier JOIN pupil ON
		CASE WHEN homePage IS NULL THEN pupil.eckId = (body ->> '$.actor.account.name')
		ELSE page_of(body ->> '$.actor.account.homePage') = page_of(homePage) AND pupil.account = (body ->> '$.actor.account.name') END`,

	/**
	 * Answers to an item, by the table of verb and type. What is voided is not there. Verdict: success; "without success it
	 * counts as made, not as wrong".
	 */
	`CREATE TABLE answer AS
	SELECT said.*, (body ->> '$.result.success')::BOOLEAN AS verdict
	FROM said
	WHERE (verb, type) IN (
			('https://w3id.org/xapi/acrossx/verbs/evaluated', 'http://adlnet.gov/expapi/activities/cmi.interaction'),
			('http://adlnet.gov/expapi/verbs/attempted', 'http://adlnet.gov/expapi/activities/question'),
			('http://adlnet.gov/expapi/verbs/answered', 'http://adlnet.gov/expapi/activities/cmi.interaction'),
			('http://adlnet.gov/expapi/verbs/answered', 'http://adlnet.gov/expapi/activities/question'),
			('https://w3id.org/xapi/dod-isd/verbs/assessed', 'http://adlnet.gov/expapi/activities/cmi.interaction'))
		AND (supplier, id) NOT IN (SELECT supplier, lower(body ->> '$.object.id') FROM statement
			WHERE verb = 'http://adlnet.gov/expapi/verbs/voided')`,

	/**
	 * "The same answer from a page and from its server counts once: same pupil and item, other verb, same verdict, at most
	 * 2 s apart, in either order; two different verdicts stay two." The later of the two falls out.
	 */
	`CREATE TABLE attempt AS
	SELECT * FROM answer WHERE NOT EXISTS (
		SELECT 1 FROM answer AS other
		WHERE other.supplier = answer.supplier AND other.pupil = answer.pupil AND other.object = answer.object
			AND other.verb <> answer.verb AND other.verdict IS NOT DISTINCT FROM answer.verdict
			AND abs(epoch(other.said_at) - epoch(answer.said_at)) <= 2 AND (other.said_at, other.id) < (answer.said_at, answer.id))`,

	/** "First attempts (per item)": of a pupil at an item of a source, over all time. */
	`CREATE TABLE first_attempt AS
	SELECT *, (said_at AT TIME ZONE 'Europe/Amsterdam')::DATE AS day
	FROM attempt QUALIFY row_number() OVER (PARTITION BY supplier, pupil, object ORDER BY said_at, id) = 1`,

	/**
	 * What of it is about a goal: its unit or the item itself is mapped. A mark by hand is of the answer ("with the score later
	 * than the answer"): points without a verdict are no evidence, and the day has something to say.
	 */
	`CREATE TABLE goal_attempt AS
	SELECT DISTINCT a.supplier, a.pupil, a.object, a.day, a.verdict, m.goal, EXISTS (SELECT 1 FROM answer mark
		WHERE mark.supplier = a.supplier AND mark.pupil = a.pupil AND mark.object = a.object
			AND (mark.body -> '$.result.score') IS NOT NULL) AS marked
	FROM first_attempt a JOIN mapping m ON m.supplier = a.supplier
		AND ((m.kind = 'unit' AND m.sourceId = a.unit) OR (m.kind = 'item' AND m.sourceId = a.object))`,

	/**
	 * "Evidence: the latest practice days that together hold at least 10 first attempts (per item), at most 6 weeks back.
	 * Binary success only; a missing verdict is not wrong."
	 */
	`CREATE TABLE evidence AS
	WITH per_day AS (
		SELECT supplier, pupil, goal, day, count(verdict) AS made, bool_or(verdict IS NOT NULL OR marked) AS tells, count(*) FILTER (verdict) AS correct
		FROM goal_attempt, asked WHERE day <= today AND day > today - 42 GROUP BY ALL
	), later AS (
		SELECT *, coalesce(sum(made) OVER (PARTITION BY supplier, pupil, goal ORDER BY day DESC
			ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS after
		FROM per_day WHERE tells
	)
	SELECT supplier, pupil, goal, sum(made)::INTEGER AS taken, sum(correct)::INTEGER AS correct,
		(count(*) FILTER (made > 0))::INTEGER AS days, (max(day) FILTER (made > 0))::VARCHAR AS last_day
	FROM later WHERE after < 10 GROUP BY ALL`,

	/** The last day on which a pupil did anything on a goal, a second try or an answer without a verdict too. */
	`CREATE TABLE activity AS
	SELECT a.supplier, a.pupil, m.goal, max((a.said_at AT TIME ZONE 'Europe/Amsterdam')::DATE)::VARCHAR AS last_activity
	FROM answer a JOIN mapping m ON m.supplier = a.supplier
		AND ((m.kind = 'unit' AND m.sourceId = a.unit) OR (m.kind = 'item' AND m.sourceId = a.object))
	GROUP BY ALL`,
];
