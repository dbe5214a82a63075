-- Photos that show the finished work, by what they belong to and round.
create view v_attachment_kpi_after as
select owner_key, round as round_no
from attachment
where kind = 'AFTER' and wrong_at is null;
