-- Background work of db-scheduler, whose column names these are: one row per waiting or running piece.
create table engine_background_work (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(100),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index engine_background_work_due on engine_background_work (execution_time);
create index engine_background_work_heartbeat on engine_background_work (last_heartbeat);
