create table meta (key text primary key, value text not null) without rowid;
create table script (
    id integer primary key, document text not null, language text not null, section text not null,
    keyword text not null, digit text not null, parent text not null, title text not null, draft integer not null,
    source_name text not null, source_title text not null, source_url text not null,
    source_reviewed_on text not null, source_review_frequency text not null, checked_on text not null,
    unique (document, language, section)
);
create table keyword (language text, word text, script integer, primary key (language, word, script)) without rowid;
create table said (language text, word text, primary key (language, word)) without rowid;
create table named (
    language text, word text, stem text not null, keyword text, primary key (language, word, keyword)
) without rowid;
create table named_length (language text, length integer, words text not null, primary key (language, length)) without rowid;
create table guide (
    language text, number integer, word text not null, document text not null, primary key (language, number)
) without rowid;
create table page (script integer, number integer, text text not null, primary key (script, number)) without rowid;
create table part (script integer, number integer, text text not null, primary key (script, number)) without rowid;
create table passage (script integer, number integer, text text not null, primary key (script, number)) without rowid;
create table told (
    script integer, number integer, section text not null, sentences text not null, sentence_count integer not null,
    primary key (script, number)
) without rowid;
create table wording (
    language text, name text, sms text not null, voice text not null, primary key (language, name)
) without rowid;
create table clip (
    words text, rate integer, sha256 text not null, seconds real not null, primary key (words, rate)
) without rowid;
create table spelled (
    language text, keys text, guide integer, script integer, primary key (language, keys, guide, script)
) without rowid;
create table programme (
    language text, code text, kind text not null, channel text not null, document text not null, every text not null,
    sms text not null, voice text not null, primary key (language, code)
) without rowid;
create index clip_by_file on clip (sha256);
create index named_by_stem on named (language, stem);
create index script_by_document on script (language, document);
