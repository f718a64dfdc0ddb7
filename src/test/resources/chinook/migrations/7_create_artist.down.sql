DROP TABLE [Artist];
