-- A project is of one subsidiary. PostgreSQL takes the two for independent, expects a third of a project's cases and
-- then collects and sorts them all, where walking the list's own index would have ended after a page.
create statistics repair_case_of_project (dependencies) on subsidiary, project from repair_case;
analyze repair_case;
