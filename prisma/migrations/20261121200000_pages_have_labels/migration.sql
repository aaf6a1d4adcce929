-- What the file itself calls a page: a sheet's name. Null where it has only a number.
ALTER TABLE "pages" ADD COLUMN "label" TEXT;
