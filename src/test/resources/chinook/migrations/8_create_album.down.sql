DROP TABLE [Album];
