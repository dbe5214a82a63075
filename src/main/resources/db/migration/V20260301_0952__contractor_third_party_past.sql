-- What a third party did before is read when one is chosen.
create index contractor_third_party_ordered on contractor_third_party (ordered_party, ordered_at);
