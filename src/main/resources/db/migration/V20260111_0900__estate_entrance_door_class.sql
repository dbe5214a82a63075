-- Doors are decoration work in the defect taxonomy (domain B5); register and triage must name the same contractor.
update estate_part set warranty_class = 'DECORATION' where code = 'ENTRANCE_DOOR';
