-- Photos that show the finished work, with when they came.
create view v_attachment_inside_after as
select owner_key, round as round_no, uploaded_at
from attachment
where kind = 'AFTER' and wrong_at is null;
