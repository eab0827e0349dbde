-- The tasks of a plan, a row each; amounts in đồng, exact.
CREATE OR REPLACE VIEW plan AS
SELECT found.orientation.number AS orientation, task.order AS position, task.entry, task.submitter, task.number,
       task.title, CAST(task.total AS DECIMAL(18, 0)) AS total,
       CAST(task.state AS DECIMAL(18, 0)) AS state, CAST(task.other AS DECIMAL(18, 0)) AS other
FROM (SELECT unnest(groups) AS found FROM read_json('plan.json')),
     (SELECT unnest(found.tasks) AS task);
