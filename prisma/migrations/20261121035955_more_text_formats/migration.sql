-- Several values in one migration need PostgreSQL 12 or newer; none is used in it.
ALTER TYPE "FileType" ADD VALUE 'docx';
ALTER TYPE "FileType" ADD VALUE 'odt';
ALTER TYPE "FileType" ADD VALUE 'html';
